using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>Blocks that fixes write beside the configuration, laid out as <c>terraform fmt</c> does.</summary>
internal static class GeneratedBlocks
{
    /// <summary>Drops a block's instances from the state and lets the objects live. Names no instance key: <c>removed</c> takes none.</summary>
    public static TextEdit Removed(Compilation compilation, ResourceAddress address) => Append(compilation, "removed.tf", $$"""
        removed {
          from = {{address.BlockAddress()}}

          lifecycle {
            destroy = false
          }
        }

        """);

    /// <summary>Gives an object a new address.</summary>
    public static TextEdit Moved(Compilation compilation, ResourceAddress from, ResourceAddress to) => Append(compilation, "moved.tf", $$"""
        moved {
          from = {{from}}
          to   = {{to}}
        }

        """);

    /// <summary>Brings an object under management.</summary>
    public static TextEdit Import(Compilation compilation, ResourceAddress to, string id) => Append(compilation, "imports.tf", $$"""
        import {
          to = {{to}}
          id = {{SyntaxFactory.Quote(id)}}
        }

        """);

    private static TextEdit Append(Compilation compilation, string file, string text) =>
        TextEdit.Append(compilation.RootPath.Length == 0 ? file : $"{compilation.RootPath}/{file}", text);
}
