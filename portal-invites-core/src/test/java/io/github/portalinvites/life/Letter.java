package io.github.portalinvites.life;

/**
 * A mail that came, or perhaps came, to a mailbox.
 *
 * @param generation of the invitation that it carries
 */
record Letter(Believed invitation, int generation, boolean withPassword) {}
