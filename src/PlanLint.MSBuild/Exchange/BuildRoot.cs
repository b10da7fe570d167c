namespace PlanLint.MSBuild;

/// <summary>A <c>PlanLintRoot</c> item.</summary>
/// <param name="Path">As the project has it.</param>
/// <param name="Metadata">Its custom metadata, misspelt ones too; the tool knows what they mean.</param>
internal sealed record BuildRoot(string Path, IReadOnlyList<KeyValuePair<string, string>> Metadata);
