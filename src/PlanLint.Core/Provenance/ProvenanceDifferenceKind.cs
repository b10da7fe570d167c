namespace PlanLint.Provenance;

/// <summary>What a plan and a configuration say differently.</summary>
public enum ProvenanceDifferenceKind
{
    /// <summary>A resource, data source, module call, output or provider with an alias stands in one of them alone.</summary>
    Block,

    /// <summary>An argument, a default, or a nested block.</summary>
    Content,

    /// <summary><c>count</c> or <c>for_each</c>, or the instances that they make.</summary>
    Repetition,

    /// <summary>The source or version of a module.</summary>
    Module,

    /// <summary>The value of a variable.</summary>
    Variable,

    /// <summary>A value that the configuration computes.</summary>
    Value,

    /// <summary>The tool that made the plan, which the configuration excludes.</summary>
    Tool,
}
