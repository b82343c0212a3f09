package dk.indsigt.demo;

import dk.indsigt.service.protection.Vault;
import java.nio.file.Path;

/** The makers, put together once. */
record Workshop(
        World world,
        PartyMaker parties,
        AccountMaker accounts,
        LineMaker lines,
        ContactMaker contacts,
        NoticeMaker notices,
        TextKeys texts,
        SealedLetters letters,
        ConsentLedger ledger,
        ConsentMaker consents,
        RecordingMaker recordings,
        AuditTrail audit) {
    static Workshop open(World world, Vault vault, Path dataFolder, String passwordHash) {
        AuditTrail audit = new AuditTrail();
        AccountMaker accounts = new AccountMaker(world, passwordHash);
        NoticeMaker notices = new NoticeMaker(world);
        ContactMaker contacts = new ContactMaker(world, accounts, audit);
        TextKeys texts = new TextKeys(world, vault);
        ConsentLedger ledger = new ConsentLedger(world, notices, audit);
        return new Workshop(
                world,
                new PartyMaker(world, vault),
                accounts,
                new LineMaker(world, new DirectoryMaker(world, accounts, contacts, notices, audit)),
                contacts,
                notices,
                texts,
                new SealedLetters(world, texts, notices),
                ledger,
                new ConsentMaker(world, ledger, contacts, notices, audit),
                new RecordingMaker(world, new AudioWriter(dataFolder, vault, world), accounts, notices, audit),
                audit);
    }
}
