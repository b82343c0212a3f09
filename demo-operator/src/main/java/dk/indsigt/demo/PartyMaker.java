package dk.indsigt.demo;

import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.protection.Vault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Makes persons and companies. Only who signs a contract leaves a CPR number, and it goes when the contract ends (rule PA09_CPR). */
final class PartyMaker {
    private final World world;
    private final Vault vault;
    private final Dice dice;
    private final Set<String> mailNames = new HashSet<>();

    PartyMaker(World world, Vault vault) {
        this.world = world;
        this.vault = vault;
        dice = world.dice("parties");
    }

    /** A person without a contract: the user of somebody's line, or a representative. */
    DemoPerson person(Draft draft, LocalDate since) {
        return person(draft, since, false);
    }

    /** A person who signs a contract and leaves a CPR number. */
    DemoPerson contractor(Draft draft, LocalDate since) {
        return person(draft, since, true);
    }

    DemoCompany company(String name, String form, LocalDate since, DemoPerson representative) {
        Instant at = dice.workingHour(since);
        UUID id = dice.id(at);
        PostalAddress address = Towns.home(dice);
        String mail = "kontakt." + Names.plain(name) + "@example.com";
        world.book()
                .add(
                        Table.PARTY,
                        id,
                        "COMPANY",
                        null,
                        null,
                        null,
                        null,
                        null,
                        name,
                        world.numbers().cvr(),
                        form,
                        mail,
                        world.numbers().mobile(),
                        address.street(),
                        address.postalCode(),
                        address.city(),
                        false,
                        representative.language().code(),
                        at,
                        1);
        world.book().add(Table.REPRESENTATION, dice.id(at), id, representative.id(), since, null, 1);
        return new DemoCompany(id, name, address, at, representative);
    }

    private DemoPerson person(Draft draft, LocalDate since, boolean identified) {
        Instant at = dice.workingHour(since);
        UUID id = dice.id(at);
        PostalAddress address = draft.address() == null ? Towns.home(dice) : draft.address();
        byte[] cipher = null;
        byte[] hash = null;
        if (identified) {
            String cpr = world.numbers().cpr(draft.birth(), draft.male());
            byte[] key = vault.newDataKey(id, KeyPurpose.CPR);
            cipher = vault.encrypt(key, id, KeyPurpose.CPR, "party.cpr " + id, cpr);
            hash = vault.hash("cpr", cpr);
            world.book().add(Table.DATA_KEY, dice.id(at), id, KeyPurpose.CPR, key, at, 1);
        }
        world.book()
                .add(
                        Table.PARTY,
                        id,
                        "PERSON",
                        draft.givenName(),
                        draft.familyName(),
                        draft.birth(),
                        cipher,
                        hash,
                        null,
                        null,
                        null,
                        mail(draft),
                        world.numbers().mobile(),
                        address.street(),
                        address.postalCode(),
                        address.city(),
                        draft.addressProtected(),
                        draft.language().code(),
                        at,
                        1);
        return new DemoPerson(
                id, draft.givenName(), draft.familyName(), address, draft.addressProtected(), draft.language(), at);
    }

    private String mail(Draft draft) {
        String name = Names.plain(draft.givenName()) + "." + Names.plain(draft.familyName());
        String free = name;
        for (int i = 2; !mailNames.add(free); i++) {
            free = name + i;
        }
        return free + (draft.language() == Language.EN || dice.chance(30) ? "@example.com" : "@example.dk");
    }
}
