package dk.indsigt.service.rights.erasure;

/**
 * A part of an erasure that is one statement. Doing it twice does no harm. In the statement {@code ?1} is the party, {@code ?2} today,
 * {@code ?3} the moment until which rows of somebody who stays are covered, {@code ?4} the request that asked for it.
 *
 * @param category code of the data category; the part is done where that was granted
 * @param reach of whom
 * @param batch at most that many rows at a time; 0 where a person has few
 */
record Part(String category, Reach reach, String sql, int batch) {
    /** Of whom a part takes something away. */
    enum Reach {
        /** Of everybody. */
        ANYBODY,
        /** Only of a person who will be nobody afterwards. */
        NOBODY
    }

    static Part anybody(String category, String sql) {
        return new Part(category, Reach.ANYBODY, sql, 0);
    }

    static Part nobody(String category, String sql) {
        return new Part(category, Reach.NOBODY, sql, 0);
    }

    static Part many(String category, String sql) {
        return new Part(category, Reach.ANYBODY, sql + " limit " + Parts.BATCH, Parts.BATCH);
    }
}
