namespace PlanLint.Diagnostics;

/// <summary>What is known about a rule without running it. Immutable; one per rule id.</summary>
/// <param name="Id">Stable id such as <c>PL0201</c>; never reused.</param>
/// <param name="Name">The smell in kebab case, such as <c>create-of-existing</c>.</param>
/// <param name="Title">One line for people, without a full stop.</param>
/// <param name="MessageFormat">
/// Composite format of the one-line message. When several instances of one block share a finding, the driver puts
/// their <see cref="Addresses.Subject"/> where <c>{0}</c> stands, so <c>{0}</c> is the address in rules about resources.
/// </param>
/// <param name="DefaultSeverity">Severity unless the rule, the configuration or the command line says otherwise.</param>
public sealed record RuleDescriptor(string Id, string Name, string Title, string MessageFormat, Severity DefaultSeverity)
{
    /// <summary>Certainty unless a finding says otherwise.</summary>
    public Confidence Confidence { get; init; } = Confidence.Proven;

    /// <summary>The tool that the rule is of; null for PlanLint's own rules, policies and rule assemblies.</summary>
    public string? Tool { get; private init; }

    /// <summary>The id that the rule has in its own tool.</summary>
    public string OwnId => Tool is { } tool ? Id[(tool.Length + 1)..] : Id;

    /// <summary>A rule of another tool, whose id here is <c>tool/id</c>; both are single words.</summary>
    public static RuleDescriptor OfTool(string tool, string id, Severity severity) =>
        new($"{tool}/{id}", id, $"Reported by {tool}", "{0}", severity) { Tool = tool, Confidence = Confidence.Likely };

    /// <summary>True for a rule that runs only when the options or the command line name it.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>False for findings that only an intent's <c>accept</c> with the exact address can silence.</summary>
    public bool IsSuppressible { get; init; } = true;

    /// <summary>GitHub's 0.1–10.0 score for rules about secrets and exposure; null for all others.</summary>
    public double? SecuritySeverity { get; init; }

    /// <summary>Labels such as <c>benign</c> or <c>realign</c>, sorted.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Web page of the rule; null for a build that was told of no site (<c>-p:PlanLintHelpUri=</c>), and for rules of other makers.</summary>
    public string? HelpUri => Category == "custom" ? null : HelpSite.Page(Id);

    /// <summary>Reads the rule's page by id; called each time the page is asked for, so rules cost nothing until then.</summary>
    public Func<string, string>? Page { get; init; }

    /// <summary>The rule's page in Markdown; empty for rules without one.</summary>
    public string HelpMarkdown => Page?.Invoke(Id) ?? "";

    /// <summary>True when findings may come with a fix that can be applied.</summary>
    public bool IsFixable { get; init; }

    /// <summary>What a <c>rule</c> block of <c>.planlint.hcl</c> may set beside the severity.</summary>
    public IReadOnlyList<RuleOption> Options { get; init; } = [];

    /// <summary><c>tool</c>, <c>plan</c>, <c>ownership</c>, <c>kubernetes</c>, <c>config</c>, <c>state</c>, or <c>custom</c> for ids of other makers.</summary>
    public string Category => Tool is null && Id.StartsWith("PL", StringComparison.Ordinal) && Id.Length == 6
        ? Id[2..4] switch
        {
            "00" => "tool",
            "01" => "plan",
            "02" => "ownership",
            "03" => "kubernetes",
            "04" => "config",
            "05" => "state",
            _ => "custom",
        }
        : "custom";

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
