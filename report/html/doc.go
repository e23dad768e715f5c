// Package html turns a report into one web page that needs nothing beside
// itself: no server, no network, no other file.
//
// Everything is in the page before any script runs: tables, details and charts
// are HTML and SVG made here. The script adds filters, sorting and paging, and
// shows the findings that would be too many to write out as rows. It takes them
// from blocks of inert JSON, in which every text stands once.
//
// A scanned repository is hostile, and its paths, names and messages end up
// here. Three walls stand one behind the other: html/template escapes for the
// place where a text goes, visible shows what would hide or reorder text, and
// the page's own policy forbids every script and style but the two embedded
// ones, by their hashes.
//
// Assets are in the folder of that name. A section of the page is a Go file
// that says what it shows and a template that says how.
package html
