package dk.indsigt.portal.frame;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.account.SignInService;
import dk.indsigt.service.party.ActingService;
import dk.indsigt.service.party.ActingService.Choice;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.UUID;

/** Who is signed in, for the length of the session: the actor, the language, and for whom a customer acts. */
@Named("user")
@SessionScoped
public class CurrentUser implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityContext security;

    @Inject
    private transient SignInService accounts;

    @Inject
    private transient ActingService acting;

    private Actor actor;
    private String displayName;
    private Language language;
    private UUID actingFor;
    private List<Choice> choices;

    public boolean isSignedIn() {
        return security.getCallerPrincipal() != null;
    }

    /**
     * @return the signed-in actor
     * @throws NotFoundException where nobody is signed in
     */
    public Actor actor() {
        load();
        if (actor == null) {
            throw new NotFoundException();
        }
        return actor;
    }

    public String getDisplayName() {
        load();
        return displayName;
    }

    public boolean isCustomer() {
        return has(Role.CUSTOMER);
    }

    public boolean isDesk() {
        return has(Role.AGENT) || has(Role.OFFICER);
    }

    public boolean isOfficer() {
        return has(Role.OFFICER);
    }

    public boolean isAdmin() {
        return has(Role.ADMIN);
    }

    public Language language() {
        return language == null ? Language.DA : language;
    }

    public String getLanguage() {
        return language().code();
    }

    public boolean isEnglish() {
        return language() == Language.EN;
    }

    void speak(Language chosen) {
        language = chosen;
    }

    /** @return whom a customer acts for now: himself or a company */
    UUID actingFor() {
        return actingFor == null ? actor().personId() : actingFor;
    }

    /** @return himself and the companies he may act for; empty where there is no choice */
    public List<Choice> getChoices() {
        if (choices == null) {
            choices = isCustomer() ? acting.choices(actor()) : List.of();
        }
        return choices;
    }

    public boolean isMayChoose() {
        return getChoices().size() > 1;
    }

    public UUID getActingFor() {
        return actingFor();
    }

    /** Acts for somebody else from now on, where that is allowed. */
    public void choose(UUID partyId) {
        if (getChoices().stream().anyMatch(choice -> choice.partyId().equals(partyId))) {
            actingFor = partyId;
        }
    }

    private boolean has(Role role) {
        load();
        return actor != null && actor.role() == role;
    }

    private void load() {
        if (actor != null) {
            return;
        }
        Principal caller = security.getCallerPrincipal();
        if (caller != null) {
            Account account = accounts.find(caller.getName()).orElseThrow(NotFoundException::new);
            actor = account.actor();
            displayName = account.displayName();
        }
    }
}
