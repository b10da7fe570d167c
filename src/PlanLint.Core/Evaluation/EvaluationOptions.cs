namespace PlanLint.Evaluation;

/// <summary>Bounds and surroundings of evaluation. Immutable.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The defaults: no files.</summary>
    public static EvaluationOptions Default { get; } = new();

    /// <summary>What file functions see.</summary>
    public IEvaluationFiles Files { get; init; } = new MemoryFiles([]);

    /// <summary>True where Terraform's console evaluates: it has no <c>plantimestamp</c>.</summary>
    public bool IsConsole { get; init; }

    /// <summary>Steps one evaluation may take: a node, an element made, or 16 characters made are a step each.</summary>
    public int WorkLimit { get; init; } = 2_000_000;

    /// <summary>What evaluations with these options may take together; null sets no bound.</summary>
    public WorkBudget? Budget { get; init; }

    /// <summary>Where templates are kept that were parsed; null parses them each time.</summary>
    internal ParsedTemplates? Templates { get; init; }

    /// <summary>How deep expressions may nest, through locals and templates as well.</summary>
    public int DepthLimit { get; init; } = 400;

    /// <summary>How many values one value may hold, parts that are shared counted each time.</summary>
    public int SizeLimit { get; init; } = 1_000_000;

    /// <summary>How deep lists and objects may nest in one value; at most 254.</summary>
    public int NestingLimit { get; init; } = 200;

    /// <summary>Characters or bytes of the longest string that may be made.</summary>
    public int StringLimit { get; init; } = 16 * 1024 * 1024;
}
