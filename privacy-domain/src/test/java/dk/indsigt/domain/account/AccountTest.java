package dk.indsigt.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    @DisplayName("it opens with its first password and shuts for good")
    void open() {
        Account account = Account.ofCustomer(UUID.randomUUID(), "anna", "Anna Holm", new UUID(1, 1), NOW);
        assertFalse(account.open());
        account.protectWith("hash");
        assertTrue(account.open());
        account.close(NOW);
        assertFalse(account.open());
    }

    @Test
    @DisplayName("its actor is the person, or a member of staff with a unit")
    void actor() {
        UUID person = UUID.randomUUID();
        Actor customer = Account.ofCustomer(UUID.randomUUID(), "anna", "Anna Holm", person, NOW)
                .actor();
        assertEquals(Role.CUSTOMER, customer.role());
        assertEquals(person, customer.personId());
        UUID contact = UUID.randomUUID();
        Actor agent = Account.ofStaff(UUID.randomUUID(), "bo@example.dk", Role.AGENT, "Kundeservice", "Bo", NOW)
                .actor()
                .in(contact);
        assertEquals("Kundeservice", agent.unit());
        assertEquals(contact, agent.contactId());
        assertTrue(agent.role().desk());
        assertFalse(customer.role().desk());
    }
}
