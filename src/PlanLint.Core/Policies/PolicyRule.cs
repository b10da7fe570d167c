using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Plans;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Policies;

/// <summary>
/// A rule written in HCL. Asked about each resource its types and filter cover: planned changes when it speaks of <c>before</c>,
/// <c>after</c>, <c>actions</c> or <c>live</c>, blocks of the configuration otherwise. What cannot be known is never a finding.
/// </summary>
public sealed class PolicyRule : Rule
{
    private const string Open = "{0}: {1} could not be decided, because {2}.";

    private readonly Policy policy;
    private readonly ValuePath? path;

    internal PolicyRule(Policy policy, SourceLocation location)
    {
        this.policy = policy;
        path = PathOf(policy.Condition);
        Location = location;
    }

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor => policy.Descriptor;

    internal override bool IsBounded => true;

    /// <summary>
    /// True for a policy that a stranger may have written. It is not asked where its answer depends on a sensitive value: a condition for each
    /// letter would tell the whole of it.
    /// </summary>
    internal bool IsUntrusted { get; set; }

    /// <summary>Its <c>test</c> blocks.</summary>
    internal ImmutableArray<BlockSyntax> Tests => policy.Tests;

    /// <summary>Where the rule's id is written.</summary>
    public SourceLocation Location { get; }

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (!policy.NeedsPlan)
        {
            context.OnBlock("resource", "*", CheckBlock);
            return;
        }
        var needs = (policy.Uses.Contains("live") ? RuleInputs.Inventory : RuleInputs.None) | (policy.Uses.Contains("config")
            ? RuleInputs.Source
            : RuleInputs.None);
        foreach (string pattern in policy.ResourceTypes) context.OnResourceChange(pattern, CheckChange, needs);
    }

    private void CheckBlock(BlockContext context)
    {
        if (context.Resource is not { Mode: ResourceMode.Managed } resource || !policy.Covers(resource.Type)) return;
        context.Ask();
        var (address, config) = context.Memo.Get(typeof(PolicyRule), () => (
            Value.String(resource.Address.ToString()),
            SensitiveValues.Mark(context.Compilation.Evaluation!.ValueOf(resource.Address), context.Compilation.Knowledge.SecretArguments.Of(resource.Type))));
        Check(context, new PolicyScope(policy, ("address", address), ("config", WithMetaArguments(context.Compilation, config, resource.Address))),
            resource.Address, () => new Finding { At = context.Memo.Get(path ?? ValuePath.Root, Place), Path = path });

        SourceLocation? Place() => context.Compilation.Modules!.Locate(resource.Address, null, path)?.Location;
    }

    private void CheckChange(ChangeContext context)
    {
        var change = context.Change;
        var secret = context.Compilation.Knowledge.SecretArguments.Of(change.Address.Type);
        context.Ask();
        var (address, actions, before, after) = context.Memo.Get(typeof(PolicyRule), () => (
            Value.String(change.Address.ToString()),
            Value.Tuple([.. change.ActionWords.Select(Value.String)]),
            SensitiveValues.Mark(change.Before, secret),
            SensitiveValues.Mark(change.After, secret)));
        var scope = new PolicyScope(policy,
            ("address", address),
            ("actions", actions),
            ("before", before),
            ("after", after),
            ("live", Live(context)),
            ("config", policy.Uses.Contains("config")
                ? WithMetaArguments(context.Compilation,
                    SensitiveValues.Mark(context.Compilation.Evaluation?.ValueOf(change.Address) ?? Value.DynamicUnknown, secret), change.Address)
                : Value.DynamicNull));
        Check(context, scope, change.Address, () => context.Memo.Get(path ?? ValuePath.Root, Place));

        Finding Place() => ChangeContext.PlaceChange(context.Compilation, change, new Finding { Path = path });
    }

    /// <summary>What the block says to the provider, and what of its meta-arguments the policy asks for.</summary>
    private Value WithMetaArguments(Compilation compilation, Value config, ResourceAddress address) => compilation.Evaluation is not { } evaluation ? config
        : MetaArguments.AddTo(config, policy.Attributes.GetValueOrDefault("config"), compilation.Declaration(address), address, evaluation);

    /// <summary>The live object; null when the inventory looked and has none, unknown when it did not look.</summary>
    private Value Live(ChangeContext context)
    {
        if (!policy.Uses.Contains("live")) return Value.DynamicNull;
        if (context.Compilation.FindLive(context.Change) is { } live) return live.Content;
        return context.Compilation.Identify(context.Change) is { } identity && context.Compilation.Inventory!.Covers(identity)
            ? Value.DynamicNull
            : Value.DynamicUnknown;
    }

    /// <summary>The place comes before the message: of many findings the later ones are left out, and need none.</summary>
    private void Check(ActionContext context, PolicyScope scope, ResourceAddress address, Func<Finding> place)
    {
        if (policy.Filter is { } filter && Holds(context, filter, scope, address, out bool isOpen) != true)
        {
            if (isOpen) ReportOpen(context, filter, scope, address, place);
            return;
        }
        bool? holds = Holds(context, policy.Condition, scope, address, out isOpen);
        if (isOpen) ReportOpen(context, policy.Condition, scope, address, place);
        if (holds != false) return;
        var finding = place();
        if (finding.At is { } at && context.LeavesOut(at, isUndecided: false)) return;
        context.Report(finding with { Arguments = [Message(context, scope, address)] });
    }

    /// <summary>Says that the policy could not be decided, and what was not known.</summary>
    private void ReportOpen(ActionContext context, ExpressionSyntax expression, PolicyScope scope, ResourceAddress address, Func<Finding> place)
    {
        if (policy.OnUnknown == Severity.None) return;
        var finding = place();
        if (finding.At is { } at && context.LeavesOut(at, isUndecided: true)) return;
        string? unknown = expression.DescendantNodes().Prepend(expression).OfType<ScopeTraversalSyntax>()
            .FirstOrDefault(r => context.Evaluator.Evaluate(r, scope) is { IsValid: true, Value.IsWhollyKnown: false })?.ToString().Trim();
        string because = unknown is null ? "what it asks for is not known" : unknown.StartsWith("after.", StringComparison.Ordinal)
            ? $"{unknown} is only known after apply" : $"{unknown} is not known";
        context.Report(finding with
        {
            MessageFormat = Open,
            Arguments = [address, Descriptor.Id, because],
            Severity = policy.OnUnknown,
            Properties = finding.Properties.Add(Finding.Undecided, "true"),
        });
    }

    /// <summary>Null when it is unknown, or wrong, which is reported at the policy.</summary>
    private bool? Holds(ActionContext context, ExpressionSyntax expression, PolicyScope scope, ResourceAddress address, out bool isOpen)
    {
        isOpen = false;
        bool isGuarded = IsUntrusted && scope.HoldsSecrets;
        var result = context.Evaluator.Evaluate(expression, isGuarded ? scope.WithoutSecrets() : scope);
        if (isGuarded && result is { IsValid: true, Value.IsKnown: false })
        {
            if (context.Evaluator.Evaluate(expression, scope.WithBlanks()) is { IsValid: true, Value.IsKnown: false }) return null;
            context.Report(ToolRules.InvalidExpression,
                new Finding($"Rule {Descriptor.Id} is not asked about {address}: its answer depends on a sensitive value, and with --no-plugins the "
                    + "repository's policies are not trusted with one; name the policy with "
                    + "--policy")
                { At = expression.Location, Severity = Severity.Warning });
            return null;
        }
        if (!result.IsValid)
        {
            var error = result.Errors[0];
            context.Report(ToolRules.InvalidExpression,
                new Finding(MessageText.Of($"Rule {Descriptor.Id} cannot be evaluated for {address}: {Reason(context, error, expression, scope)}"))
                {
                    At =
                    error.Location
                });
            return null;
        }
        isOpen = !result.Value.IsKnown;
        if (isOpen) return null;
        if (!result.Value.IsNull && result.Value.Type.Kind == TypeKind.Bool) return result.Value.AsBool;
        context.Report(ToolRules.InvalidExpression, new Finding($"Rule {Descriptor.Id} cannot be evaluated for {address}: the expression is not true or false")
        {
            At = expression.Location,
        });
        return null;
    }

    /// <summary>What went wrong; withheld when that depends on a secret.</summary>
    private static object Reason(ActionContext context, EvaluationError error, ExpressionSyntax expression, PolicyScope scope)
    {
        var known = context.Evaluator.Evaluate(expression, scope.WithoutSecrets());
        return known.Errors.Any(e => e.Summary == error.Summary && e.Detail == error.Detail)
            ? new QuotedValue($"{error.Summary}: {error.Detail.ReplaceLineEndings(" ").Trim()}") { IsText = true }
            : "the reason depends on a sensitive value";
    }

    /// <summary>
    /// The message; the title when it cannot be known without what is sensitive. Policies may be a stranger's, and functions such as
    /// <c>nonsensitive</c> would tell a secret in another spelling, or letter by letter.
    /// </summary>
    private MessageText Message(ActionContext context, PolicyScope scope, ResourceAddress address)
    {
        var result = context.Evaluator.Evaluate(policy.ErrorMessage, scope.WithoutSecrets());
        if (result is not { IsValid: true, Value: { IsKnown: true, ContainsSensitive: false, StringOrNull: { } text } })
            return MessageText.Of($"{address}: {Descriptor.Title}.");
        // The address stays readable; everything else may be a value.
        return MessageText.Join("", text.Split(address.ToString())
            .SelectMany((part, i) => i == 0 ? [Part(part)] : (MessageText[])[MessageText.Of($"{address}"), Part(part)]));

        static MessageText Part(string part) => MessageText.Of($"{new QuotedValue(part) { IsText = true }}");
    }

    /// <summary>The attribute the condition is about: what it asks for first.</summary>
    private static ValuePath? PathOf(ExpressionSyntax condition)
    {
        var reference = condition.DescendantNodes().Prepend(condition).OfType<ScopeTraversalSyntax>()
            .FirstOrDefault(r => r.RootName is "after" or "config" or "before" && r.Steps.Count > 1);
        if (reference is null) return null;
        return ValuePath.Of(OriginPath.Of(reference.Steps, 1, []).AsSpan());
    }
}
