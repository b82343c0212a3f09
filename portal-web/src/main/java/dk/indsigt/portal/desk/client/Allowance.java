package dk.indsigt.portal.desk.client;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.account.MachineClientService.Shown;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a form says that a client may do. */
public final class Allowance implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Purpose> known;
    private List<String> scopes = new ArrayList<>();
    private List<String> purposes = new ArrayList<>();
    private String callbacks;

    /** A consent purpose to choose. */
    public record Purpose(String code, LocalText name) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    Allowance(Map<String, LocalText> known) {
        this.known = known.entrySet().stream()
                .map(entry -> new Purpose(entry.getKey(), entry.getValue()))
                .toList();
    }

    Allowance(Map<String, LocalText> known, Shown client) {
        this(known);
        client.scopes().forEach(scope -> scopes.add(scope.name()));
        purposes.addAll(client.purposes());
        callbacks = client.callbacks().isEmpty() ? null : String.join("\n", client.callbacks());
    }

    Set<Scope> chosen() {
        Set<Scope> chosen = EnumSet.noneOf(Scope.class);
        scopes.forEach(name -> chosen.add(Scope.valueOf(name)));
        return chosen;
    }

    Collection<String> addresses() {
        return callbacks == null ? List.of() : Arrays.asList(callbacks.strip().split("\\s+"));
    }

    public List<String> getAllScopes() {
        return Arrays.stream(Scope.values()).map(Scope::name).toList();
    }

    public List<Purpose> getAllPurposes() {
        return known;
    }

    public List<String> getScopes() {
        return scopes;
    }

    public void setScopes(List<String> scopes) {
        this.scopes = scopes;
    }

    public List<String> getPurposes() {
        return purposes;
    }

    public void setPurposes(List<String> purposes) {
        this.purposes = purposes;
    }

    public String getCallbacks() {
        return callbacks;
    }

    public void setCallbacks(String callbacks) {
        this.callbacks = callbacks;
    }
}
