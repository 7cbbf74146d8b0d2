/**
 * From a template to the bytes of a mail: {@code FieldScanner} reads it, {@code TemplateCheck} says
 * what is wrong, {@code CompiledTemplate} fills it in.
 */
@NullMarked
package io.github.portalinvites.internal.template;

import org.jspecify.annotations.NullMarked;
