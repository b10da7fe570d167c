using System.Collections.Immutable;
using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A file beside a module that is no part of it, and uses what it declares: a test, a query, a part of a stack.</summary>
/// <param name="Tree">The parsed file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Directory">The directory of the module that it is about, relative to the analysis root.</param>
public sealed record CompanionFile(SyntaxTree Tree, CompanionKind Kind, string Directory)
{
    /// <summary>Directories of local modules that its runs put to the test instead, relative to the analysis root.</summary>
    public ImmutableArray<string> OtherDirectories { get; init; } = [];

    /// <summary>Of a part of a stack the local modules that its components name.</summary>
    public ImmutableArray<StackModule> StackModules { get; init; } = [];

    /// <summary>True when it may use what the module of a directory declares.</summary>
    public bool Uses(string directory) => directory == Directory || OtherDirectories.Contains(directory);
}
