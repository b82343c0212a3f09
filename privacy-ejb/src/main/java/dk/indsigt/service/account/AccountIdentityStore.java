package dk.indsigt.service.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Gives the container the local accounts. The role of an account is its group. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {
    @Inject
    private SignInService signIn;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof AddressedCredential typed)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return signIn.signIn(typed.getCaller(), typed.getPassword().getValue(), typed.address())
                .map(actor -> new CredentialValidationResult(
                        typed.getCaller().strip(), Set.of(actor.role().name())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    /** User name and password with the network address they came from. */
    public static final class AddressedCredential extends UsernamePasswordCredential {
        private final String address;

        public AddressedCredential(String username, String password, String address) {
            super(username, password);
            this.address = address;
        }

        public String address() {
            return address;
        }
    }
}
