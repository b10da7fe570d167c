using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0409: an output shows a secret.</summary>
public sealed class SensitiveOutputUnmarked : Rule
{
    /// <summary>Functions whose result does not give the argument away.</summary>
    private static readonly HashSet<string> Hiding = new(StringComparer.Ordinal)
        { "nonsensitive", "sha1", "sha256", "sha512", "md5", "base64sha256", "base64sha512", "bcrypt", "length", "keys", "can", "issensitive",
            "sensitive", "uuidv5" };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0409", "sensitive-output-unmarked", "Output exposes a secret",
        "Output {0} exposes {1}; mark it sensitive.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely, SecuritySeverity = 6.5 };

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        // Marks flow out of a called module by themselves; only a root has to say that it means to show a value.
        if (context.Module.Parent is not null || context.Module.IsReusable(context.Compilation)) return;
        foreach (var output in context.Module.Outputs)
        {
            if (output.Value is not { } value || output.IsSensitive || output.Body.GetAttribute("ephemeral") is not null
                || output.Body.GetAttribute("sensitive") is { Value: not LiteralSyntax }) continue;
            if (Shown(value).FirstOrDefault(r => IsSecret(context, r)) is not { } secret) continue;
            var edit = output.Body.GetAttribute("sensitive") is { } written
                ? TextEdit.Replace(written.Tree.Source, written.Value.Span, "true")
                : BlockEdits.Append(output.Block, "sensitive = true");
            context.Report(new Finding(output.Name, secret.ToString())
            {
                At = output.Location,
                Related = [new RelatedLocation(secret.Location, "the secret")],
                Fixes = edit is null ? [] : [new CodeFix("Mark the output sensitive", FixSafety.Safe, [edit])],
            });
        }
    }

    /// <summary>References whose value, or a part of it, the expression's value holds.</summary>
    private static IEnumerable<ScopeTraversalSyntax> Shown(ExpressionSyntax expression)
    {
        var pending = new Stack<SyntaxNode>();
        pending.Push(expression);
        while (pending.TryPop(out var node))
        {
            switch (node)
            {
                case ScopeTraversalSyntax reference: yield return reference; continue;
                case FunctionCallSyntax call when Hiding.Contains(call.Name): continue;
                case BinarySyntax: continue;
                case ConditionalSyntax conditional:
                    pending.Push(conditional.WhenFalse);
                    pending.Push(conditional.WhenTrue);
                    continue;
                case ObjectKeySyntax: continue;
            }
            foreach (var child in node.ChildNodes().Reverse()) pending.Push(child);
        }
    }

    private static bool IsSecret(ModuleContext context, ScopeTraversalSyntax reference)
    {
        if (reference.RootName == "var")
            return reference.Steps.Count > 1 && reference.Steps[1].Name is { } name && context.Module.Variables[name] is { IsSensitive: true };
        if (reference.RootName is "local" or "each" or "count" or "path" or "terraform" or "tofu" or "self" or "module") return false;
        int type = reference.RootName is "data" or "ephemeral" or "resource" ? 1 : 0;
        if (reference.Steps.Count <= type + 2 || reference.Steps[type].Name is not { } resourceType) return false;
        string? attribute = reference.Steps.Skip(type + 2).Select(s => s.Name).FirstOrDefault(n => n is not null);
        // What is encrypted for somebody is meant to be handed over: aws_iam_user_login_profile.encrypted_password.
        if (attribute is null || attribute.StartsWith("encrypted_", StringComparison.Ordinal)) return false;
        return context.Compilation.Knowledge.IsSecret(resourceType, attribute)
            || type == 0 && context.Compilation.Knowledge.UnrecoverableSecrets(resourceType) is { } known
            && known.Attributes.Any(a => Wildcard.Matches(a, attribute));
    }
}
