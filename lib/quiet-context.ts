/**
 * Stands in for WXT's content-script context, which announces the extension's id to the page by a DOM event and
 * a message, and stops the script when the page forges that event. Pages here may look for helpers, and nothing
 * of ours needs the context: the background decides from tab events what is over.
 * https://wxt.dev/guide/essentials/content-scripts.html#context
 */
export class ContentScriptContext {}
