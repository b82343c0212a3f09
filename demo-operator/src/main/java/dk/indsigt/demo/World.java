package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What exists so far. Everything in it happened before the midnight with which today began. */
final class World {
    private final LocalDate today;
    private final ReferenceData reference;
    private final Book book = new Book();
    private final Numbers numbers;
    private final List<DemoCustomer> customers = new ArrayList<>();
    private final List<DemoUse> uses = new ArrayList<>();
    private final Map<UUID, Actor> accounts = new HashMap<>();
    private final Set<UUID> listed = new HashSet<>();
    private final Map<String, DemoCustomer> cast = new HashMap<>();

    World(Instant now, ReferenceData reference) {
        today = LegalTime.dayOf(now);
        this.reference = reference;
        numbers = new Numbers(Dice.of(today, "numbers"));
    }

    LocalDate today() {
        return today;
    }

    LocalDate yesterday() {
        return today.minusDays(1);
    }

    ReferenceData reference() {
        return reference;
    }

    Book book() {
        return book;
    }

    Numbers numbers() {
        return numbers;
    }

    Dice dice(String topic) {
        return Dice.of(today, topic);
    }

    void enter(DemoCustomer customer) {
        customers.add(customer);
    }

    List<DemoCustomer> customers() {
        return List.copyOf(customers);
    }

    /** Remembers that a number of the customer goes to those who buy numbers. */
    void list(UUID customerId) {
        listed.add(customerId);
    }

    boolean listed(UUID customerId) {
        return listed.contains(customerId);
    }

    void enter(DemoUse use) {
        uses.add(use);
    }

    List<DemoUse> uses() {
        return List.copyOf(uses);
    }

    void enter(Actor account) {
        accounts.put(account.personId(), account);
    }

    /** @return the account of the person, or of the company's representative */
    Optional<Actor> accountOf(DemoParty party) {
        return Optional.ofNullable(accounts.get(party.speaker().id()));
    }

    /** Remembers a customer with a part to play under the user name of its account. */
    void cast(String username, DemoCustomer customer) {
        cast.put(username, customer);
    }

    DemoCustomer cast(String username) {
        return cast.get(username);
    }

    boolean inCast(DemoCustomer customer) {
        return cast.containsValue(customer);
    }
}
