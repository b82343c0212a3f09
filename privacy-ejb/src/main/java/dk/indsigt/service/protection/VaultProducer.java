package dk.indsigt.service.protection;

import dk.indsigt.service.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the vault with the configured key-encryption key. */
@ApplicationScoped
class VaultProducer {
    @Produces
    @Singleton
    Vault vault() {
        return Vault.of(Setting.KEK.required());
    }
}
