package dk.indsigt.container;

import dk.indsigt.domain.account.Actor;
import java.util.UUID;

/**
 * A customer made for one test.
 *
 * @param id of the party
 * @param actor the person, or whoever represents the company
 * @param lineId a line, used by its owner
 * @param number of the line, eight digits
 * @param username of the account; {@code null} for a company
 */
public record Someone(
        UUID id, Actor actor, UUID customerId, String customerNumber, UUID lineId, String number, String username) {}
