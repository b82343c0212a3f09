/**
 * Legal time: the zone for dates that the law counts in, and the conversion of instants for the database.
 *
 * <p>Answers to art. 12(3) GDPR and Regulation 1182/71. Decided: instants are UTC in the database; nobody here asks the machine for the time.
 */
package dk.indsigt.domain.time;
