// Package history tells from a repository's commits who knows what, and how
// long nobody has meant it.
//
// The date of the last commit says little about infrastructure: bots raise
// versions and sweeping commits touch every folder, so that nothing ever looks
// forgotten. Therefore a commit counts as focused only when a person made it, it
// touches few units, and it is no import. Ages, shares and knowledge rest on
// focused commits; the others are counted and set aside.
//
// Who knows a file is told by its degree of authorship (Fritz et al., "Degree
// of knowledge", TOSEM 2014) with the thresholds of Avelino et al., "A novel
// approach for estimating truck factors" (ICPC 2016). That measure never
// forgets, so knowing and being active are two questions here.
//
// The same person has several addresses. They are told to be one by the
// repository's .mailmap, which source applies, and then by rules that would
// rather leave two apart than join two people, because a wrong join makes
// something look alive that is not.
//
// Everything here is a pure function of commits, a time and options. Names of
// people leave the package only when the caller asks for them.
package history
