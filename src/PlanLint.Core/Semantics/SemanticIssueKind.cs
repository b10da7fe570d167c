namespace PlanLint.Semantics;

/// <summary>What is wrong with a declaration or a reference. Rules turn issues into findings by kind.</summary>
public enum SemanticIssueKind
{
    /// <summary>A reference to something that nothing declares.</summary>
    UndeclaredReference,
    /// <summary><c>each</c>, <c>count</c>, <c>self</c> or <c>path</c> where it has no meaning.</summary>
    OutOfContext,
    /// <summary>A second declaration with the same name.</summary>
    Duplicate,
    /// <summary>Declarations that need each other's values.</summary>
    Cycle,
    /// <summary>A call that lacks a required argument, or a block that lacks a required attribute.</summary>
    MissingArgument,
    /// <summary>An argument or nested block that nothing takes.</summary>
    UnsupportedArgument,
    /// <summary>A block, label, name or meta-argument that Terraform refuses.</summary>
    InvalidDeclaration,
    /// <summary>A value that cannot be what its place needs, whatever the plan says.</summary>
    InvalidValue,
    /// <summary>Something that a provider advises against: no mistake, as Terraform only warns of it.</summary>
    Deprecated,
}
