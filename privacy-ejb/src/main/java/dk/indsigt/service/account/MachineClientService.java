package dk.indsigt.service.account;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.CallbackAddress;
import dk.indsigt.domain.account.ClientKey;
import dk.indsigt.domain.account.MachineClient;
import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The administrator's work with machine clients. A key is told once, when it is made. */
@Stateless
@RolesAllowed("ADMIN")
public class MachineClientService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AuditService audit;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** A machine client as the administrator sees it. */
    public record Shown(
            UUID id,
            String name,
            String keyPrefix,
            List<Scope> scopes,
            List<String> purposes,
            List<String> callbacks,
            Instant createdAt,
            Instant rotatedAt,
            Instant previousValidUntil,
            Instant lastUsedAt,
            Instant revokedAt)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public List<String> scopeCodes() {
            return scopes.stream().map(Scope::code).toList();
        }

        public boolean active() {
            return revokedAt == null;
        }
    }

    /** A key that was just made; it cannot be told again. */
    public record Issued(UUID id, String key) {}

    /** @return active ones first, by name */
    public List<Shown> list(Actor actor) {
        return em.createQuery(
                        "select c from MachineClient c order by case when c.revokedAt is null then 0 else 1 end, c.name",
                        MachineClient.class)
                .getResultStream()
                .map(this::shown)
                .toList();
    }

    /** @throws NotFoundException where there is no such client */
    public Shown show(Actor actor, UUID id) {
        return shown(load(id));
    }

    /** @return the consent purposes there are, by their codes, in their order */
    public Map<String, LocalText> purposes(Actor actor) {
        Map<String, LocalText> purposes = new LinkedHashMap<>();
        for (Object found : em.createNativeQuery("select code, name_da, name_en from consent_purpose order by ordinal")
                .getResultList()) {
            Object[] row = (Object[]) found;
            purposes.put(row[0].toString(), new LocalText(row[1].toString(), row[2].toString()));
        }
        return purposes;
    }

    /**
     * @param purposes codes of consent purposes
     * @param callbacks addresses as typed
     * @throws InvalidValueException NAME_REQUIRED, TOO_LONG, PURPOSE_UNKNOWN, CALLBACK_FORMAT, CALLBACKS_MANY
     * @throws RefusedException CLIENT_NAME_TAKEN
     */
    public Issued create(
            Actor actor, String name, Set<Scope> scopes, Collection<String> purposes, Collection<String> callbacks) {
        ClientKey key = ClientKey.of(ids.bytes(ClientKey.PREFIX_BYTES), ids.bytes(ClientKey.SECRET_BYTES));
        MachineClient client =
                MachineClient.register(ids.next(), name, key.prefix(), hash(key), actor.accountId(), clock.instant());
        client.allow(scopes, known(actor, purposes), addresses(callbacks));
        requireFree(client.name());
        em.persist(client);
        audit.record(actor, AuditAction.CLIENT_CREATED, null, client.id(), null, Scope.join(scopes));
        return new Issued(client.id(), key.text());
    }

    /**
     * @throws InvalidValueException PURPOSE_UNKNOWN, CALLBACK_FORMAT, CALLBACKS_MANY
     * @throws RefusedException CLIENT_REVOKED
     */
    public void change(
            Actor actor, UUID id, Set<Scope> scopes, Collection<String> purposes, Collection<String> callbacks) {
        MachineClient client = load(id);
        client.allow(scopes, known(actor, purposes), addresses(callbacks));
        audit.record(actor, AuditAction.CLIENT_CHANGED, null, id, null, Scope.join(scopes));
    }

    /**
     * Makes a new key. The present one works for a day more.
     *
     * @throws RefusedException CLIENT_REVOKED
     */
    public Issued rotate(Actor actor, UUID id) {
        MachineClient client = load(id);
        ClientKey fresh = ClientKey.of(ids.bytes(ClientKey.PREFIX_BYTES), ids.bytes(ClientKey.SECRET_BYTES));
        ClientKey key = new ClientKey(client.keyPrefix(), fresh.secret());
        client.rotate(hash(key), clock.instant());
        audit.record(actor, AuditAction.CLIENT_ROTATED, null, id);
        return new Issued(id, key.text());
    }

    /**
     * Every node refuses its keys within a second.
     *
     * @throws RefusedException CLIENT_REVOKED
     */
    public void revoke(Actor actor, UUID id) {
        load(id).revoke(clock.instant());
        audit.record(actor, AuditAction.CLIENT_REVOKED, null, id);
    }

    private MachineClient load(UUID id) {
        MachineClient client = id == null ? null : em.find(MachineClient.class, id);
        if (client == null) {
            throw new NotFoundException();
        }
        return client;
    }

    private void requireFree(String name) {
        boolean taken = !em.createQuery("select c.id from MachineClient c where c.name = :name", UUID.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw new RefusedException("CLIENT_NAME_TAKEN");
        }
    }

    private Collection<String> known(Actor actor, Collection<String> purposes) {
        if (!purposes(actor).keySet().containsAll(purposes)) {
            throw new InvalidValueException("PURPOSE_UNKNOWN");
        }
        return purposes;
    }

    private static List<CallbackAddress> addresses(Collection<String> typed) {
        return typed.stream()
                .filter(text -> !text.isBlank())
                .map(CallbackAddress::parse)
                .toList();
    }

    private byte[] hash(ClientKey key) {
        return vault.hash(ClientKeys.HASH, key.secret());
    }

    private Shown shown(MachineClient client) {
        return new Shown(
                client.id(),
                client.name(),
                client.keyPrefix(),
                List.copyOf(client.scopes()),
                client.purposes(),
                client.callbacks(),
                client.createdAt(),
                client.rotatedAt().orElse(null),
                client.previousValidUntil().filter(clock.instant()::isBefore).orElse(null),
                client.lastUsedAt().orElse(null),
                client.revokedAt().orElse(null));
    }
}
