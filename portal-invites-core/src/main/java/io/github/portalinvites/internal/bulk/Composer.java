package io.github.portalinvites.internal.bulk;

import io.github.portalinvites.mail.OutgoingMail;
import io.github.portalinvites.template.MergeField;
import java.util.Set;

/** Makes the mails of one order. Thread-safe. */
interface Composer {

  /** The merge fields that would stay blank in the mail to {@code addressee}. */
  Set<MergeField> blank(Addressee addressee);

  /** Whether an obligatory merge field would stay blank in the mail to {@code addressee}. */
  boolean leavesBlank(Addressee addressee);

  /** The mail of a parcel, rendered; with the same secrets and Message-ID each time. */
  OutgoingMail compose(Parcel parcel);
}
