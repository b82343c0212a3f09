/**
 * The ground of the machine API: who calls, what that client may ask, strict JSON in and out, one form for everything that goes wrong, and
 * writes that are done once however often they are sent.
 *
 * <p>Answers to P-9-a and art. 32 GDPR. Decided: the servlet of the API runs as CLIENT ({@code run-as} in web.xml), so that services stay guarded
 * by the container while nothing of a browser's sign-in touches a call; a resource without {@link Needs} answers nobody.
 */
package dk.indsigt.portal.api;
