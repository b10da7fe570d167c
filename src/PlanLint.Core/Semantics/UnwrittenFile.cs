namespace PlanLint.Semantics;

/// <summary>What says that a module is not whole on disk: a file of it is made before Terraform runs.</summary>
/// <param name="Path">The template, or the <c>.gitignore</c> that names the file.</param>
/// <param name="Makes">The file that is made, beside the module's others; not there yet.</param>
public sealed record UnwrittenFile(string Path, string Makes);
