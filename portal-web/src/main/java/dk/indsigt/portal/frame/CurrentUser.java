package dk.indsigt.portal.frame;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.account.SignInService;
import dk.indsigt.service.party.ActingService;
import dk.indsigt.service.party.ActingService.Choice;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.io.Serializable;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in, for the length of the session: the actor, the language, and for whom a customer acts. */
@Named("user")
@SessionScoped
public class CurrentUser implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration FRESH_TO_PLAY = Duration.ofHours(1);

    @Inject
    private transient SecurityContext security;

    @Inject
    private transient SignInService accounts;

    @Inject
    private transient ActingService acting;

    @Inject
    private transient Access access;

    @Inject
    private transient Clock clock;

    private Actor actor;
    private Instant confirmedAt;
    private String displayName;
    private Language language;
    private UUID actingFor;
    private List<Choice> choices;

    public boolean isSignedIn() {
        return actor != null || security.getCallerPrincipal() != null;
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

    /** @return false once the account was closed or erased */
    boolean isServed() {
        if (actor == null
                && accounts.find(security.getCallerPrincipal().getName()).isEmpty()) {
            return false;
        }
        return accounts.served(actor().accountId());
    }

    /** @return whether the password was typed so lately that recorded calls may be opened (step-up) */
    public boolean isFresh() {
        load();
        return confirmedAt != null && clock.instant().isBefore(confirmedAt.plus(FRESH));
    }

    /** @return as {@link #isFresh}, with time for a recording that is being played to end */
    public boolean isFreshEnoughToPlay() {
        load();
        return confirmedAt != null && clock.instant().isBefore(confirmedAt.plus(FRESH_TO_PLAY));
    }

    /** The password was typed again and was right. */
    public void confirmed() {
        confirmedAt = clock.instant();
    }

    /**
     * What the front page of a customer hangs on, told at once: each question to a bean of the session has its price, and this page is asked for
     * more than all others.
     */
    public record Front(Actor actor, UUID actingFor, String language, List<Choice> choices) {}

    /** @return nothing where no customer is signed in */
    public Optional<Front> front() {
        return isCustomer()
                ? Optional.of(new Front(actor, actingFor(), getLanguage(), getChoices()))
                : Optional.empty();
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

    /**
     * Acts for somebody else from now on, where that is allowed.
     *
     * @throws NotFoundException where it is not; the try is noted
     */
    public void choose(UUID partyId) {
        access.toSee(actor(), partyId);
        actingFor = partyId;
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
            confirmedAt = clock.instant();
            displayName = account.displayName();
        }
    }
}
