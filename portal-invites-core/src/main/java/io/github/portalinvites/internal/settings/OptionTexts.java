package io.github.portalinvites.internal.settings;

import io.github.portalinvites.mail.EmailAddress;
import io.github.portalinvites.settings.PortalUrl;
import io.github.portalinvites.settings.SystemOptions;
import io.github.portalinvites.settings.SystemOptions.AddressRequests;
import io.github.portalinvites.settings.SystemOptions.SignIn;
import io.github.portalinvites.template.TemplateId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The system options as texts by name; an option without a value has none. */
final class OptionTexts {

  private static final String PORTAL_ENABLED = "customer portal enabled";
  private static final String PORTAL_URL = "customer portal URL";
  private static final String INVITE_FROM = "account invite from email";
  private static final String INVITE_TEMPLATE = "invite email template";
  private static final String ADDRESS_REQUESTS = "enable account request via address";
  private static final String FOUND_TEMPLATE = "account request address found template";
  private static final String REQUEST_LOGIN = "enable request login button";
  private static final String MESSAGE = "login message";
  private static final String DISPLAY_TERMS = "display login terms";
  private static final String TERMS = "login terms";
  private static final String LOGO = "login logo";

  private final Map<String, String> texts;

  private OptionTexts(Map<String, String> texts) {
    this.texts = texts;
  }

  static Map<String, String> of(SystemOptions options) {
    var written = new OptionTexts(new HashMap<>());
    written.write(PORTAL_ENABLED, options.portalEnabled());
    written.write(PORTAL_URL, options.portalUrl());
    written.write(
        INVITE_FROM, Optional.ofNullable(options.invite().from()).map(EmailAddress::value));
    written.write(INVITE_TEMPLATE, options.invite().template());
    written.write(ADDRESS_REQUESTS, options.addressRequests().enabled());
    written.write(FOUND_TEMPLATE, options.addressRequests().foundTemplate());
    var signIn = options.signIn();
    written.write(REQUEST_LOGIN, signIn.requestLogin());
    written.write(MESSAGE, signIn.message());
    written.write(DISPLAY_TERMS, signIn.displayTerms());
    written.write(TERMS, signIn.terms());
    written.write(LOGO, signIn.logo());
    return written.texts;
  }

  static SystemOptions read(Map<String, String> texts) {
    return new OptionTexts(texts).read();
  }

  private SystemOptions read() {
    return SystemOptions.DEFAULT
        .portalEnabled(isYes(PORTAL_ENABLED))
        .portalUrl(find(PORTAL_URL).map(PortalUrl::of).orElse(null))
        .inviteFrom(find(INVITE_FROM).map(EmailAddress::parse).orElse(null))
        .inviteTemplate(template(INVITE_TEMPLATE))
        .addressRequests(new AddressRequests(isYes(ADDRESS_REQUESTS), template(FOUND_TEMPLATE)))
        .signIn(
            new SignIn(
                isYes(REQUEST_LOGIN),
                texts.get(MESSAGE),
                isYes(DISPLAY_TERMS),
                texts.get(TERMS),
                texts.get(LOGO)));
  }

  private @Nullable TemplateId template(String name) {
    return find(name).map(UUID::fromString).map(TemplateId::new).orElse(null);
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  private boolean isYes(String name) {
    return Boolean.parseBoolean(texts.get(name));
  }

  private void write(String name, @Nullable Object value) {
    if (value != null) {
      texts.put(name, value.toString());
    }
  }

  private void write(String name, Optional<String> value) {
    write(name, value.orElse(null));
  }
}
