package dk.indsigt.demo;

import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.service.protection.Vault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Encrypts texts as the portal does, under one data key of each party, made with its first text. */
final class TextKeys {
    private final World world;
    private final Vault vault;
    private final Dice dice;
    private final Map<UUID, byte[]> keys = new HashMap<>();

    TextKeys(World world, Vault vault) {
        this.world = world;
        this.vault = vault;
        dice = world.dice("text keys");
    }

    byte[] seal(UUID party, String binding, String text, Instant at) {
        return vault.encrypt(of(party, at), party, KeyPurpose.TEXT, binding, text);
    }

    private byte[] of(UUID party, Instant at) {
        return keys.computeIfAbsent(party, id -> {
            byte[] key = vault.newDataKey(id, KeyPurpose.TEXT);
            world.book().add(Table.DATA_KEY, dice.id(at), id, KeyPurpose.TEXT, key, at, 1);
            return key;
        });
    }
}
