using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>
/// Turns <c>count = length(x)</c> into <c>for_each = toset(x)</c> with a <c>moved</c> block for each instance. Everything that knows the
/// instances by number is rewritten, or nothing is.
/// </summary>
internal static class CountToForEach
{
    private const int MostInstances = 100;

    /// <summary>
    /// The fix; null where the elements are not known strings, a use of the number cannot be rewritten for certain, or the plan does not
    /// tell which instance of the state holds which element.
    /// </summary>
    /// <param name="compilation">The facts.</param>
    /// <param name="counted">The resource or module call.</param>
    /// <param name="count">Its <c>count</c>.</param>
    /// <param name="elements">What it counts.</param>
    public static CodeFix? Fix(Compilation compilation, BlockSymbol counted, AttributeSyntax count, CountedElements elements)
    {
        var modules = compilation.Modules!;
        var module = counted.Module;
        if (counted.Body.Declarations.Count != 1 || module.IsFetched()
            || modules.Modules.Count(m => m.Directory == module.Directory) != 1) return null;
        bool isMap = elements.IsOfMap(counted.Block.Body);
        var repeated = elements.Map ?? elements.List;
        if (Keys(modules.Evaluation, module, repeated, isMap) is not { } keys || IsRefactored(modules, counted)) return null;
        string source = BlockEdits.NativeText(repeated.Tree.Source, repeated.Span), each = isMap ? source : $"toset({source})";
        string listed = isMap ? $"keys({source})" : source;

        var edits = new List<(SyntaxNode At, TextSpan Span, string Text)>();
        if (count.Tree.IsJson) edits.AddRange((count, Inside(count.NameSpan), "for_each"), (count, Inside(count.Value.Span), $"${{{each}}}"));
        else edits.Add((count, count.Span, $"for_each = {each}"));
        foreach (var node in counted.Block.Body.DescendantNodes())
        {
            if (node is ScopeTraversalSyntax { RootName: "count" } index)
            {
                if (index.Parent is not (IndexSyntax or FunctionCallSyntax) || elements.PickOf(index.Parent) is not { } pick) return null;
                edits.Add((index, index.Parent.Span, pick));
            }
        }
        foreach (var reference in ReferencesTo(modules, counted))
        {
            if (Rewrite(reference, keys, listed, edits) is false) return null;
        }

        var changes = ImmutableArray.CreateBuilder<TextEdit>();
        foreach (var block in edits.GroupBy(e => e.At.AncestorsAndSelf().OfType<BlockSyntax>().LastOrDefault()))
        {
            TextEdit[] parts = [.. block.Select(e => BlockEdits.ReplacePart(e.At.Tree.Source, e.Span, e.Text))];
            if (block.Key is null || BlockEdits.Formatted(block.Key, parts) is not { } edit) return null;
            changes.Add(edit);
        }
        if (modules.Evaluation.Instances(module, out _) is not [var caller]
            || compilation.Renames.OfCounted(counted, caller, keys.Length) is not { } pairs) return null;
        string[] moved =
            [.. pairs.Select(p => $"moved {{\n  from = {counted.Reference}[{p.From}]\n  to   = {counted.Reference}{Key(keys[p.To])}\n}}\n")];
        if (count.Tree.IsJson) changes.AddRange(moved.Select(m => GeneratedBlock.AppendTo(module.Directory, "moved.tf", m)));
        else if (moved.Length > 0) changes.Add(
            TextEdit.Insert(counted.Block.Tree.Source, counted.Block.Span.End, string.Concat(moved.Select(m => "\n\n" + m.TrimEnd()))));
        return new CodeFix("Key the instances by element and move them", FixSafety.Unsafe, changes.ToImmutable());
    }

    /// <summary>The keys of the instances, when they are the same in all instances of the module.</summary>
    private static ImmutableArray<string>? Keys(ModuleEvaluation evaluation, Module module, ExpressionSyntax repeated, bool isMap)
    {
        if (evaluation.Instances(module, out bool isComplete) is not [var path] || !isComplete || evaluation.Scope(path) is not { } scope) return null;
        var value = evaluation.Evaluate(repeated, scope).Value;
        if (!value.IsWhollyKnown || value.ContainsSensitive) return null;
        // A list has no keys, and a map no elements; keys come in the order in which keys() gives them.
        string?[] keys = isMap
            ? [.. value.Attributes.Select(a => a.Key).Order(StringComparer.Ordinal)]
            : [.. value.Elements.Select(e => e.StringOrNull)];
        return keys.Length is > 0 and <= MostInstances && keys.All(e => !string.IsNullOrEmpty(e))
            && keys.Distinct(StringComparer.Ordinal).Count() == keys.Length
            ? [.. keys.OfType<string>()]
            : null;
    }

    /// <summary>Of a module, what refers to its outputs refers to its instances.</summary>
    private static IEnumerable<Reference> ReferencesTo(ModuleTree modules, BlockSymbol counted) =>
        counted is ModuleCallSymbol { Target: { } target }
            ? modules.References.To(counted).Concat(target.Outputs.SelectMany(modules.References.To))
            : modules.References.To(counted);

    /// <summary>True when blocks move, import or remove instances already; they would have to change too.</summary>
    private static bool IsRefactored(ModuleTree modules, BlockSymbol counted)
    {
        // What a called module says of its own resources holds in each of its instances, whatever they are called.
        var called = counted is ModuleCallSymbol ? counted.Module.Path.Child(counted.Name) : null;
        return modules.Modules.Any(m => (called is null || !m.Path.StartsWith(called))
            && (m.Moved.Any(b => Names(b.From) || Names(b.To)) || m.Imports.Any(b => Names(b.To)) || m.Removed.Any(b => Names(b.From))));

        bool Names(RefactoringTarget? target) => target is not null
            && (called is not null ? (target.Module ?? target.Resource!.Module).WithoutKeys().StartsWith(called) : target.Resource is { } named
                && named.BlockAddress().Equals(((ResourceSymbol)counted).Address));
    }

    private static bool Rewrite(Reference reference, ImmutableArray<string> elements, string list, List<(SyntaxNode, TextSpan, string)> edits)
    {
        var syntax = reference.Syntax;
        switch (syntax)
        {
            case { Steps: [_, _, { IsIndex: true, Key: { } number } step, ..] }:
                if (!int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out int index) || index < 0
                    || index >= elements.Length) return false;
                edits.Add((syntax, step.Span, Key(elements[index])));
                return true;
            case { Steps: [_, _], Parent: SplatSyntax splat } when splat.Source == syntax:
                string rest = BlockEdits.NativeText(splat.Tree.Source, TextSpan.FromBounds(splat.Marker.End, splat.Span.End));
                if (splat.Each is not (AnonSymbolSyntax or RelativeTraversalSyntax { Source: AnonSymbolSyntax })) return false;
                edits.Add((splat, splat.Span, $"[for key in {list} : {syntax}[key]{rest}]"));
                return true;
            // Both a list and a map have a length, and both are waited for as a whole.
            case { Steps: [_, _], Parent: FunctionCallSyntax { Name: "length" } }:
                return true;
            case { Steps: [_, _] }:
                return reference.Role is ReferenceRole.DependsOn or ReferenceRole.ReplaceTrigger;
            default:
                return false;
        }
    }

    /// <summary>What stands between the quotes.</summary>
    private static TextSpan Inside(TextSpan text) => TextSpan.FromBounds(text.Start + 1, text.End - 1);

    private static string Key(string element) => new InstanceKey(element).ToString();
}
