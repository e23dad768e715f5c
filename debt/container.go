package debt

// Container is one container that a resource runs: of a task definition of ECS,
// whose text is often known only in part, the image of a Lambda function, or a
// container of Cloud Run or Azure Container Apps.
//
// Its Values hold what says how it runs, under the names of the definition:
// "image", "cpu", "memory", "memoryReservation", "essential", "command",
// "entryPoint", "portMappings", "logConfiguration", "healthCheck",
// "stopTimeout" and so on. "environment" and "secrets" are objects by name:
// of a variable its value, of a secret where it comes from, never what it is. A
// variable that is named like a secret, or holds one, is unsure. "image_tag" is
// the tag of the image where it is known, even if the registry is not; it is empty
// when there certainly is none.
type Container struct {
	ID       string `json:"id"`       // ID of its resource, "/containers/", its number
	Unit     string `json:"unit"`     //
	Resource string `json:"resource"` // ID of what runs it
	Address  string `json:"address"`  // of that resource
	Type     string `json:"type"`     // of that resource: "aws_ecs_task_definition"
	Name     string `json:"name"`     // empty when it is not known
	Values
	Exists Exists `json:"exists"` // of the resource
	At     At     `json:"at"`     // of the resource
}
