/**
 * The officer's page about choices that visitors of the web site made about cookies.
 *
 * <p>Answers to P-3.1-c and art. 7(1) GDPR.
 */
package dk.indsigt.portal.desk.visit;
