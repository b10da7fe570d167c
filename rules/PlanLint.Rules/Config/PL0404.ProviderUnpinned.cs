using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0404: a provider is used whose version nothing bounds.</summary>
public sealed class ProviderUnpinned : Rule
{
    private const string Open = "Provider {0} is bounded only from below ({1}); the next major version will be taken when the lock file is made anew.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0404", "provider-unpinned", "Provider version is not constrained",
        "Provider {0} has no version constraint in required_providers.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        var module = context.Module;
        if (!module.IsFirstOfDirectory(context.Compilation.Modules!) || module.IsFetched()) return;
        bool isReusable = module.IsReusable(context.Compilation) || module.IsSample();
        bool isCompleted = module.IsCompletedLater(context.Compilation);
        foreach (string name in module.UsedProviders())
        {
            var requirement = module.Settings.RequiredProvider(name);
            if (requirement?.Version is not { } version)
            {
                // A provider passed in by callers, and one that a module inherits, is bounded where it is configured.
                if (requirement is { ConfigurationAliases.Count: > 0 } || (module.Parent is not null || isCompleted) && requirement is null
                    || IsBoundElsewhere(module, name)) continue;
                var place = requirement?.Location ?? module.Resources.FirstOrDefault(r => r.ProviderLocalName == name)?.Location
                    ?? module.Providers[name]?.Location;
                context.Report(new Finding(name)
                {
                    At = place,
                    Severity = isReusable ? Severity.Note : null,
                    Fixes = isReusable ? [] : Fixes(context, name, requirement),
                });
            }
            else if (!isReusable && IsOpen(version))
                context.Report(new Finding(name, version) { MessageFormat = Open, At = requirement.Location, Fixes = Fixes(context, name, requirement) });
        }
    }

    /// <summary>Constraints of callers hold for what they call, and so do those that Terraform still takes in the configuration of a provider.</summary>
    private static bool IsBoundElsewhere(Module module, string name)
    {
        for (var at = module; at is not null; at = at.Parent)
            if (at.Settings.RequiredProvider(name)?.Version is not null || at.Providers.Any(p => p.Name == name && p.Body.GetAttribute("version") is not null))
                return true;
        return false;
    }

    private static bool IsOpen(string version) => VersionConstraint.Parse(version) is { HasMaximum: false };

    /// <summary>Bounds the provider by the version the lock file has; nothing is guessed without one.</summary>
    private static ImmutableArray<CodeFix> Fixes(ModuleContext context, string name, ProviderRequirement? requirement)
    {
        string source = requirement is null ? $"hashicorp/{name}" : requirement.Source ?? "";
        if (context.Module.Parent is not null || source.Length == 0
            || LockFile.Of(context.Compilation.Modules!)?.VersionOf(source) is not { } locked) return [];
        if (Bound(locked) is not { } bound || Edit(context.Module, name, requirement, source, bound) is not { } edit) return [];
        return [new CodeFix($"Bound it by the locked version, {bound}", FixSafety.Safe, [edit])];
    }

    /// <summary><c>~> 5.70</c> of <c>5.70.1</c>; null for what is no release.</summary>
    private static string? Bound(string version) =>
        VersionNumber.Parse(version) is { IsPrerelease: false, PartCount: 3 } release ? $"~> {release.Major}.{release.Minor}" : null;

    private static TextEdit? Edit(Module module, string name, ProviderRequirement? requirement, string source, string bound)
    {
        if (requirement is null)
        {
            string entry = $"{name} = {{\n  source  = \"{source}\"\n  version = \"{bound}\"\n}}";
            if (module.Settings.Blocks is not [var settings]) return null;
            return (settings.Body.GetBlocks("required_providers").LastOrDefault() is { } required
                ? BlockEdits.Append(required, entry)
                : BlockEdits.Append(settings, $"required_providers {{\n  {entry.Replace("\n", "\n  ", StringComparison.Ordinal)}\n}}")) is { } added
                ? BlockEdits.Formatted(settings, added)
                : null;
        }
        if (requirement.Declaration.Value is not ObjectSyntax entries || TopLevel(entries) is not { } block) return null;
        var tree = entries.Tree.Source;
        if (entries.Items.FirstOrDefault(i => i.Key.LiteralKey == "version") is { Value: TemplateSyntax { LiteralValue: { } open } } version)
        {
            var kept = VersionConstraint.Parse(open)?.Excluded.Select(v => $"!= {v}") ?? [];
            return BlockEdits.Formatted(block, BlockEdits.ReplaceByString(version.Value, string.Join(", ", [bound, .. kept])));
        }
        if (entries.Items.FirstOrDefault(i => i.Key.LiteralKey == "source") is not { } written) return null;
        if (tree.IsJson) return BlockEdits.AddMember(written, "version", bound);
        // On a line of its own where the source has one.
        var line = tree.GetLine(tree.GetLineIndex(written.Span.End));
        string rest = tree.ToString(TextSpan.FromBounds(written.Span.End, line.End)).Trim();
        bool isAlone = rest is "" or "," || rest.StartsWith('#') || rest.StartsWith("//", StringComparison.Ordinal);
        return BlockEdits.Formatted(block, isAlone
            ? TextEdit.Insert(tree, line.End, $"\nversion = \"{bound}\"")
            : TextEdit.Insert(tree, written.Span.End, $", version = \"{bound}\""));
    }

    private static BlockSyntax? TopLevel(SyntaxNode node) => node.AncestorsAndSelf().OfType<BlockSyntax>().LastOrDefault();
}
