package io.github.portalinvites.internal.template;

import io.github.portalinvites.activity.Activity;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.directory.DivisionId;
import io.github.portalinvites.internal.permission.Permissions;
import io.github.portalinvites.mail.SendResult;
import io.github.portalinvites.permission.Actor;
import io.github.portalinvites.portal.NotFoundException;
import io.github.portalinvites.portal.PortalId;
import io.github.portalinvites.storage.PortalStorage;
import io.github.portalinvites.storage.Stores;
import io.github.portalinvites.template.NotificationTemplate;
import io.github.portalinvites.template.TemplateChangedException;
import io.github.portalinvites.template.TemplateDraft;
import io.github.portalinvites.template.TemplateId;
import io.github.portalinvites.template.TemplatePreview;
import io.github.portalinvites.template.TemplateProblem;
import io.github.portalinvites.template.Templates;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The templates in a storage. */
public final class StoredTemplates implements Templates {

  private final PortalStorage storage;
  private final PortalId portal;
  private final Permissions permissions;
  private final TemplateSetup setup;
  private final TemplateCheck check;
  private final TemplateTrial trial;

  public StoredTemplates(
      PortalStorage storage, PortalId portal, Permissions permissions, TemplateSetup setup) {
    this.storage = storage;
    this.portal = portal;
    this.permissions = permissions;
    this.setup = setup;
    this.check = new TemplateCheck(setup.policy());
    this.trial = new TemplateTrial(setup);
  }

  @Override
  public List<TemplateProblem> check(TemplateDraft draft) {
    return check.problems(draft);
  }

  @Override
  public NotificationTemplate create(Actor actor, TemplateDraft draft) {
    var rights = TemplateRights.ofEditor(permissions, actor);
    rights.requireEdit(draft.division());
    check.requireSound(draft);
    return storage.inTransaction(
        portal,
        stores -> {
          requireDivision(stores, draft.division());
          var template = NotificationTemplate.first(new TemplateId(setup.ids().get()), draft);
          return save(stores, actor, template, Activity.Kind.TEMPLATE_SAVED);
        });
  }

  @Override
  public NotificationTemplate edit(
      Actor actor, TemplateId template, int version, TemplateDraft draft) {
    var rights = TemplateRights.ofEditor(permissions, actor);
    rights.requireEdit(draft.division());
    return storage.inTransaction(
        portal,
        stores -> {
          var latest = editable(stores, rights, template);
          requireDivision(stores, draft.division());
          check.requireSound(draft);
          if (latest.version() != version) {
            throw new TemplateChangedException(template, version);
          }
          return save(stores, actor, latest.edited(draft), Activity.Kind.TEMPLATE_SAVED);
        });
  }

  @Override
  public NotificationTemplate deactivate(Actor actor, TemplateId template) {
    var rights = TemplateRights.ofEditor(permissions, actor);
    return storage.inTransaction(
        portal,
        stores -> {
          var latest = editable(stores, rights, template);
          return latest.active()
              ? save(stores, actor, latest.deactivated(), Activity.Kind.TEMPLATE_DEACTIVATED)
              : latest;
        });
  }

  @Override
  public List<NotificationTemplate> list(Actor actor) {
    var rights = TemplateRights.ofUser(permissions, actor);
    var stored = storage.inSnapshot(portal, stores -> stores.templates().latest());
    var usable =
        stored.stream()
            .filter(each -> rights.mayUse(each.division()))
            .sorted(TemplateChoice.BY_NAME);
    return Stream.concat(usable, Stream.of(BuiltInTemplate.of(setup.policy()))).toList();
  }

  @Override
  public NotificationTemplate find(Actor actor, TemplateId template) {
    var rights = TemplateRights.ofUser(permissions, actor);
    return storage.inSnapshot(portal, stores -> usable(stores, rights, template));
  }

  @Override
  public NotificationTemplate find(Actor actor, TemplateId template, int version) {
    var rights = TemplateRights.ofUser(permissions, actor);
    return storage.inSnapshot(
        portal,
        stores ->
            rights.requireUse(TemplateChoice.version(stores, template, version, setup.policy())));
  }

  @Override
  public NotificationTemplate suggest(Actor actor, DivisionId division) {
    TemplateRights.ofUser(permissions, actor).requireUse(division);
    return storage.inSnapshot(
        portal,
        stores -> {
          requireDivision(stores, division);
          var options = setup.options().apply(stores);
          return TemplateChoice.suggested(stores, options, division, setup.policy());
        });
  }

  @Override
  public TemplatePreview preview(Actor actor, TemplateDraft draft, ContactId contact) {
    var rights = TemplateRights.ofUser(permissions, actor);
    rights.requireUse(draft.division());
    check.requireSound(draft);
    return storage.inSnapshot(
        portal, stores -> trial.preview(stores, rights.use(), draft, contact));
  }

  @Override
  public SendResult sendTest(Actor actor, TemplateDraft draft, ContactId contact) {
    var rights = TemplateRights.ofUser(permissions, actor);
    rights.requireUse(draft.division());
    check.requireSound(draft);
    var to = TemplateTrial.testAddress(actor);
    var mail =
        storage.inSnapshot(portal, stores -> trial.mail(stores, rights.use(), draft, contact, to));
    var result = trial.send(mail);
    var data =
        Map.of(
            "name", draft.name(),
            "sender", mail.sender().from().address().value(),
            "address", to.masked());
    storage.inTransaction(
        portal,
        stores -> {
          append(stores, actor, Activity.Kind.TEST_MAIL_SENT, data);
          return true;
        });
    return result;
  }

  private NotificationTemplate editable(Stores stores, TemplateRights rights, TemplateId template) {
    if (TemplateId.INVITATIONS.contains(template)) {
      throw new NotFoundException("template to change", template);
    }
    var latest = usable(stores, rights, template);
    rights.requireEdit(latest.division());
    return latest;
  }

  private NotificationTemplate usable(Stores stores, TemplateRights rights, TemplateId template) {
    return TemplateChoice.latest(stores, template, setup.policy())
        .map(rights::requireUse)
        .orElseThrow(() -> new NotFoundException("template", template));
  }

  private static void requireDivision(Stores stores, @Nullable DivisionId division) {
    if (division != null
        && stores.directory().divisions().stream().noneMatch(each -> each.id().equals(division))) {
      throw new NotFoundException("division", division);
    }
  }

  private static NotificationTemplate save(
      Stores stores, Actor actor, NotificationTemplate next, Activity.Kind kind) {
    if (!stores.templates().add(next)) {
      throw new TemplateChangedException(next.id(), next.version() - 1);
    }
    var data =
        Map.of(
            "template", next.id().toString(),
            "version", String.valueOf(next.version()),
            "name", next.name());
    append(stores, actor, kind, data);
    return next;
  }

  private static void append(
      Stores stores, Actor actor, Activity.Kind kind, Map<String, String> data) {
    var who = Activity.Who.of(actor);
    stores.activities().append(List.of(new Activity(stores.now(), who, kind, null, null, data)));
  }
}
