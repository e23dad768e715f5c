# Whether code is kept on a shelf: its folder, or its file's name, says that
# nobody runs it any more.
package debt.lib

# shelved: the row stands below a folder whose name says that what is in it is
# kept for reference, or in a copy set aside. Nobody will pin or upgrade
# anything there.
shelved(row) if regex.match(`(^|/)(_?archived?|_?deprecated|attic|obsolete|retired|_*needs?[_-]fixing|broken)/`, row.at.path)

shelved(row) if regex.match(`\.(bak|old|orig|original)$`, row.at.path)
