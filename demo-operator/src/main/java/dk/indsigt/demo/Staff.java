package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;

/** The people of the operator who sign in. */
final class Staff {
    private Staff() {}

    /** @return the administrator */
    static Actor hire(AccountMaker accounts, Credentials credentials) {
        accounts.staff("agnete", Role.AGENT, "Kundeservice København", "Agnete Havreholt");
        credentials.agent("agnete", "Customer service by telephone, Copenhagen.");
        accounts.staff("bjarke", Role.AGENT, "Butik Odense", "Bjarke Lærkebæk");
        credentials.agent("bjarke", "Shop in Odense: may identify by a document seen in the shop.");
        accounts.staff("connie", Role.AGENT, "Erhvervssupport", "Connie Tjørnegren");
        credentials.agent("connie", "Business support: companies and their employees.");
        accounts.staff("dennis", Role.AGENT, "Kundeservice Aalborg", "Dennis Mosekrog");
        credentials.agent("dennis", "Customer service by telephone, Aalborg.");
        accounts.staff("olga", Role.OFFICER, "Databeskyttelse", "Olga Stenhøj");
        credentials.officer("olga", "Privacy officer: one legal hold of a colleague waits for her approval.");
        accounts.staff("palle", Role.OFFICER, "Databeskyttelse", "Palle Rosenvang");
        credentials.officer("palle", "Privacy officer: asked for the hold that waits; the second step is not his.");
        Actor administrator = accounts.staff("admin", Role.ADMIN, "IT-drift", "Regin Klitlunde");
        credentials.admin("admin", "Administrator.");
        return administrator;
    }
}
