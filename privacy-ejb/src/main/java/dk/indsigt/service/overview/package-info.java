/**
 * The front page: what is held, what is agreed to, what is running, who has looked.
 */
package dk.indsigt.service.overview;
