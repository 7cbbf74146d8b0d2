/** What an invitation says: templates, their merge fields and what may be wrong with them. */
@NullMarked
package io.github.portalinvites.template;

import org.jspecify.annotations.NullMarked;
