/**
 * An invented operator for demonstrations and tests: a few hundred customers with everything the portal has to show.
 *
 * <p>Answers to issue 2, reference data and demo operator, and catalogue facts 18 to 21 (B-19, K-01). Decided: the same day gives the same
 * operator; everything happened before the midnight that began that day; nobody in it exists, and addresses of mail are under example.dk and
 * example.com only.
 */
package dk.indsigt.demo;
