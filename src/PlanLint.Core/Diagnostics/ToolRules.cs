namespace PlanLint.Diagnostics;

/// <summary>Findings of the tool about its own inputs and configuration (PL00xx).</summary>
public static class ToolRules
{
    /// <summary>HCL that does not parse.</summary>
    public static readonly RuleDescriptor SyntaxError =
        new("PL0001", "syntax-error", "Syntax error", "{0}", Severity.Error) { Page = Page };

    /// <summary>A rule threw: our bug, or its author's.</summary>
    public static readonly RuleDescriptor RuleCrashed =
        new("PL0002", "rule-crashed", "Rule crashed", "{0}", Severity.Error) { Page = Page };

    /// <summary>A suppression that silences nothing.</summary>
    public static readonly RuleDescriptor UnusedSuppression =
        new("PL0003", "unused-suppression", "Unused suppression", "{0}", Severity.Warning) { Page = Page };

    /// <summary>A suppression without a reason.</summary>
    public static readonly RuleDescriptor SuppressionWithoutReason =
        new("PL0004", "suppression-without-reason", "Suppression without a reason", "{0}", Severity.Warning) { Page = Page };

    /// <summary>A rule id that no rule has.</summary>
    public static readonly RuleDescriptor UnknownRuleId =
        new("PL0005", "unknown-rule-id", "Unknown rule id", "{0}", Severity.Error) { Page = Page };

    /// <summary>A plan, state, inventory, intent or options file that cannot be understood.</summary>
    public static readonly RuleDescriptor InputNotUnderstood =
        new("PL0006", "input-not-understood", "Input not understood", "{0}", Severity.Error) { Page = Page };

    /// <summary>A module call whose sources are not on disk.</summary>
    public static readonly RuleDescriptor ModuleNotLoaded =
        new("PL0007", "module-not-loaded", "Module not loaded", "{0}", Severity.Note) { Page = Page };

    /// <summary>A bound on work was met, so a part was not analysed.</summary>
    public static readonly RuleDescriptor BoundExceeded =
        new("PL0008", "bound-exceeded", "Bound exceeded", "{0}", Severity.Warning) { Page = Page };

    /// <summary>An expression that cannot be evaluated.</summary>
    public static readonly RuleDescriptor InvalidExpression =
        new("PL0009", "invalid-expression", "Invalid expression", "{0}", Severity.Error) { Page = Page };

    /// <summary>A rule assembly, or a rule of one, that cannot be loaded, and a rule whose id is taken.</summary>
    public static readonly RuleDescriptor RuleNotLoaded =
        new("PL0010", "rule-not-loaded", "Rule not loaded", "{0}", Severity.Error) { Page = Page };

    /// <summary>An effect that two plans do not share.</summary>
    public static readonly RuleDescriptor PlansDiffer =
        new("PL0011", "plans-differ", "Plans differ in what they do", "{0}", Severity.Error) { Page = Page };

    /// <summary>A plan that the approvals given do not cover.</summary>
    public static readonly RuleDescriptor NotApproved =
        new("PL0012", "plan-not-approved", "Plan is not approved", "{0}", Severity.Error) { Page = Page };

    /// <summary>The page of one of them, embedded in this assembly.</summary>
    private static string Page(string id)
    {
        using var stream = typeof(ToolRules).Assembly.GetManifestResourceStream($"pages/{id}.md")!;
        using var reader = new StreamReader(stream, System.Text.Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>All of them, in id order.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } =
        [SyntaxError, RuleCrashed, UnusedSuppression, SuppressionWithoutReason, UnknownRuleId, InputNotUnderstood, ModuleNotLoaded, BoundExceeded,
            InvalidExpression, RuleNotLoaded, PlansDiffer, NotApproved];
}
