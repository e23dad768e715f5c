// Package dockerfile reads Dockerfiles and Containerfiles.
//
// A unit is one file. BuildKit's own parser reads it, so that an instruction
// means here what it means to a build. That parser is all or nothing: one line
// it objects to costs the whole tree. Then the file is cut into its
// instructions by this package and each is given to the parser alone; what
// comes out is marked as read by fallback, and every objection is an Unread.
//
// What a plain build does is what the facts say: an ARG before the first FROM
// counts with its default, and a variable that only the build can know, such as
// TARGETARCH, leaves the field it stands in unsure.
package dockerfile
