// Package cache keeps what is expensive to work out and cheap to lose: one
// SQLite file for a repository, in the user's cache folder.
//
// It remembers bytes by kind and key, where the key says everything that the
// bytes depend on. So an entry never grows wrong, it only stops being asked
// for, and those that nobody asked for longest make room for new ones.
//
// Nothing here stops a scan. A file that is damaged, or of another version of
// this package, is thrown away and begun anew; when even that fails, or another
// process is writing, entries are not found and not kept. Every entry has a
// checksum of its own, so that damage is a miss, too.
package cache
