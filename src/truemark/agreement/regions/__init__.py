"""Agreement on regions of images and clouds, matched one to one."""
