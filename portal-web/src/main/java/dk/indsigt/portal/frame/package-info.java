/**
 * What every page stands in: who is signed in, whom the page is about, language, failures, headers.
 *
 * <p>Decided: the contact of the desk travels in the address, so that several customers can be open in several windows.
 */
package dk.indsigt.portal.frame;
