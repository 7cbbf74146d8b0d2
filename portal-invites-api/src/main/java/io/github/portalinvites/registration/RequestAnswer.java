package io.github.portalinvites.registration;

import java.util.List;

/** What whoever asks for access is told: nothing that they did not know. */
public sealed interface RequestAnswer {

  /** The request was taken, whatever will come of it. */
  record Received() implements RequestAnswer {}

  /**
   * A field was left empty, or cannot be right whatever we know. Nothing was kept.
   *
   * @param errors by field; never empty
   */
  record Invalid(List<FieldError> errors) implements RequestAnswer {

    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** The portal does not offer this form; see {@link SignInPage}. */
  record NotOffered() implements RequestAnswer {}
}
