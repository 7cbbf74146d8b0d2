package io.github.portalinvites.template;

import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.permission.Actor;
import java.util.List;

/**
 * The templates of one portal. Thread-safe.
 *
 * <p>Who writes needs the permission <i>edit notification templates</i>: in the template's
 * division, or everywhere for a template of all divisions. Who reads, previews or sends a test
 * needs that or {@code 390}. A template of a division that the actor does not have is not found.
 */
public interface Templates {

  /**
   * What is wrong with {@code draft}; empty if it can be saved. Writes nothing, and asks for no
   * permission.
   */
  List<TemplateProblem> check(TemplateDraft draft);

  /**
   * Saves a new template as its version 1.
   *
   * @throws InvalidTemplateException if anything is wrong with it
   */
  NotificationTemplate create(Actor actor, TemplateDraft draft);

  /**
   * Saves the next version of a template. Plans and runs keep the version that they were made with.
   *
   * @param version the one that was edited
   * @throws InvalidTemplateException if anything is wrong with it
   * @throws TemplateChangedException if {@code version} is not the latest
   */
  NotificationTemplate edit(Actor actor, TemplateId template, int version, TemplateDraft draft);

  /** Takes a template out of choice; no effect if it is. */
  NotificationTemplate deactivate(Actor actor, TemplateId template);

  /**
   * The latest version of each template that the actor may use, active or not, by name; the
   * built-in one comes last.
   */
  List<NotificationTemplate> list(Actor actor);

  /** The latest version of a template. */
  NotificationTemplate find(Actor actor, TemplateId template);

  /** One version of a template. */
  NotificationTemplate find(Actor actor, TemplateId template, int version);

  /**
   * What to fill in for a send to {@code division}: its own active template, else one for all
   * divisions, else the built-in one. Of several, the system option's <i>invite email template</i>,
   * else the first by name.
   */
  NotificationTemplate suggest(Actor actor, DivisionId division);

  /**
   * What {@code contact} would read if {@code draft} were sent now.
   *
   * @throws InvalidTemplateException if anything is wrong with it
   */
  TemplatePreview preview(Actor actor, TemplateDraft draft, ContactId contact);

  /**
   * Mails what {@link #preview} shows to the actor's own address, once.
   *
   * @throws NoTestAddressException if the actor has none
   * @throws io.github.portalinvites.mail.InvalidSenderException if there is no sender for it
   */
  SendResult sendTest(Actor actor, TemplateDraft draft, ContactId contact);
}
