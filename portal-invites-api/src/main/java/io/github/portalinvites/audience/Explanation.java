package io.github.portalinvites.audience;

import io.github.portalinvites.directory.AccountId;
import io.github.portalinvites.directory.ContactId;
import io.github.portalinvites.invitation.InvitationStatus;
import io.github.portalinvites.invitation.Obstacle;
import java.util.List;

/**
 * Why a contact is, or is not, reached by a filter, and would or would not be mailed.
 *
 * @param links each of the contact's accounts in the actor's divisions, with every condition of the
 *     filter on it
 * @param obstacles everything that keeps the contact from being mailed, the one shown in lists
 *     first; empty if nothing does
 */
public record Explanation(
    ContactId contact, InvitationStatus status, List<LinkRules> links, List<Obstacle> obstacles) {

  public Explanation {
    links = List.copyOf(links);
    obstacles = List.copyOf(obstacles);
  }

  /** True if one account passes every condition. */
  public boolean inAudience() {
    return links.stream().anyMatch(LinkRules::passes);
  }

  /** The conditions of the filter on one account of the contact. */
  public record LinkRules(AccountId account, String accountNumber, List<Rule> rules) {

    public LinkRules {
      rules = List.copyOf(rules);
    }

    public boolean passes() {
      return rules.stream().allMatch(Rule::passes);
    }
  }

  /**
   * One condition.
   *
   * @param condition in the product's words: "without automatic payment"
   * @param datum what was found: "automatic payment = yes"
   */
  public record Rule(String condition, String datum, boolean passes) {}
}
