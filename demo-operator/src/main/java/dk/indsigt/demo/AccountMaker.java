package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes ways to sign in. One hash serves all, since hashing is slow on purpose. */
final class AccountMaker {
    private static final int STAFF_YEARS = 12;

    private final World world;
    private final String passwordHash;
    private final Dice dice;
    private final List<Actor> agents = new ArrayList<>();
    private final List<Actor> officers = new ArrayList<>();
    private final Set<String> usernames = new HashSet<>();

    AccountMaker(World world, String passwordHash) {
        this.world = world;
        this.passwordHash = passwordHash;
        dice = world.dice("accounts");
    }

    Actor staff(String username, Role role, String unit, String name) {
        Instant at = dice.workingHour(world.today().minusYears(STAFF_YEARS).plusDays(dice.between(0, 300)));
        Actor actor = new Actor(dice.id(at), role, unit, null, null);
        row(actor, username, name, Language.DA, at, passwordHash);
        if (role == Role.AGENT) {
            agents.add(actor);
        } else if (role == Role.OFFICER) {
            officers.add(actor);
        }
        return actor;
    }

    List<Actor> agents() {
        return List.copyOf(agents);
    }

    /** @return who takes such a contact: shops serve who comes in, business support the companies, the others everybody else */
    List<Actor> agentsFor(DemoCustomer customer, AskedThrough channel) {
        String unit = channel == AskedThrough.SHOP
                ? "Butik"
                : customer.segment() == Segment.PRIVATE ? "Kundeservice" : "Erhvervssupport";
        return agents.stream().filter(agent -> agent.unit().startsWith(unit)).toList();
    }

    List<Actor> officers() {
        return List.copyOf(officers);
    }

    /** An account with the demo password. */
    void activate(DemoPerson person, String username) {
        row(customer(person), username, person, passwordHash);
    }

    /** As {@link #activate}, with a user name made from the person's own. */
    void activate(DemoPerson person) {
        String name = Names.plain(person.givenName()) + "." + Names.plain(person.familyName());
        String free = name;
        for (int i = 2; usernames.contains(free); i++) {
            free = name + i;
        }
        activate(person, free);
    }

    /** An account that waits for its first password. */
    void prepare(DemoPerson person, String username) {
        row(new Actor(dice.id(person.createdAt()), Role.CUSTOMER, null, person.id(), null), username, person, null);
    }

    private Actor customer(DemoPerson person) {
        Actor actor = new Actor(dice.id(person.createdAt()), Role.CUSTOMER, null, person.id(), null);
        world.enter(actor);
        return actor;
    }

    private void row(Actor actor, String username, DemoPerson person, String hash) {
        row(actor, username, person.name(), person.language(), person.createdAt(), hash);
    }

    private void row(Actor actor, String username, String name, Language language, Instant at, String hash) {
        if (!usernames.add(username)) {
            throw new IllegalStateException("the user name " + username + " is taken");
        }
        UUID id = actor.accountId();
        LocalDate recent = world.today().minusDays(dice.between(1, 25));
        Instant signedIn = hash == null ? null : dice.moment(recent, 7, 22);
        world.book()
                .add(
                        Table.ACCOUNT,
                        id,
                        username,
                        hash,
                        actor.role(),
                        actor.unit(),
                        name,
                        actor.personId(),
                        language.code(),
                        at,
                        signedIn == null || signedIn.isBefore(at) ? null : signedIn,
                        1);
    }
}
