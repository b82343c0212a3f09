/**
 * CAMARA Consent Info 0.2.0: services outside the house ask whether they may process what belongs to a number (P-8, B-16). Decided: a key of a
 * machine client stands for the two-legged token of the specification, so the number is always named in the request.
 */
package dk.indsigt.portal.api.camara;
