package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.protection.KeyPurpose;

/**
 * A column of a list.
 *
 * @param key its name in the statement and in every file
 * @param kind what it holds
 * @param words for a code: under which prefix its words are found; for a sealed text: what its cipher is bound to
 * @param purpose for a sealed text: under which key it lies; else {@code null}
 */
record Column(String key, Kind kind, String words, KeyPurpose purpose) {
    /** What a column holds. */
    enum Kind {
        TEXT,
        NUMBER,
        /** Øre in the database, kroner in the files. */
        MONEY,
        FLAG,
        DATE,
        MOMENT,
        CODE,
        /** Codes separated by commas, each perhaps with a second one after a colon. */
        CODES,
        /** Id of a line, told as its number. */
        LINE,
        /** Id of a recording, told as the file with its audio. */
        AUDIO,
        /** A text that is encrypted in the database; the statement has the id it is bound to as {@code self}. */
        SEALED
    }

    static Column text(String key) {
        return new Column(key, Kind.TEXT, null, null);
    }

    static Column number(String key) {
        return new Column(key, Kind.NUMBER, null, null);
    }

    static Column money(String key) {
        return new Column(key, Kind.MONEY, null, null);
    }

    static Column flag(String key) {
        return new Column(key, Kind.FLAG, null, null);
    }

    static Column date(String key) {
        return new Column(key, Kind.DATE, null, null);
    }

    static Column moment(String key) {
        return new Column(key, Kind.MOMENT, null, null);
    }

    static Column code(String key, String words) {
        return new Column(key, Kind.CODE, words, null);
    }

    static Column codes(String key, String words) {
        return new Column(key, Kind.CODES, words, null);
    }

    static Column line(String key) {
        return new Column(key, Kind.LINE, null, null);
    }

    static Column audio(String key) {
        return new Column(key, Kind.AUDIO, null, null);
    }

    static Column sealed(String key, String binding, KeyPurpose purpose) {
        return new Column(key, Kind.SEALED, binding, purpose);
    }
}
